"""The least an upload handler can do: FastAPI's own way to receive the same body."""

import argparse
from typing import Annotated

import uvicorn
from fastapi import FastAPI, Form, UploadFile

app = FastAPI()


@app.get("/healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/upload", status_code=202)
async def upload(manifest: Annotated[str, Form()], files: list[UploadFile]) -> dict[str, int]:
    return {"manifest": len(manifest), "files": len(files)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    uvicorn.run(app, port=parser.parse_args().port, log_level="error")
