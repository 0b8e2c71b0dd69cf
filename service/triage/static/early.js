// Before anything is laid out: with a script one page is shown, and only that one is fetched.
document.documentElement.classList.add("js");
