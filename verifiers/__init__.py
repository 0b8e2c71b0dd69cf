"""(Application, Documents, Rulebook) to Report: judging, which opens no file and no clock."""
