"""Programs that ask a server for the run: with httpx, with curl."""

import shlex

from app.runs import Run
from app.snippets.base import Library, written

QUESTION = 20_000
"""Characters of a question that is written out; of a longer one the run is asked for by its id."""


class Httpx(Library):
    """A Python program."""

    name = "httpx"
    title = "httpx"
    file = "convwalk_httpx.py"
    packages = ("httpx", "numpy")

    def program(self, run: Run, address: str) -> str:
        """See ``Library.program``."""
        parts = [
            "import io\nimport json\n\nimport httpx\nimport numpy as np\n",
            f'API = "{address}"',
        ]
        for one in run.chain:
            question = written(one.question)
            if len(question) > QUESTION:
                parts.append(f'run = httpx.get(f"{{API}}/runs/{one.id}").raise_for_status().json()')
            else:
                asked = f'question = json.loads("""\n{question}\n""")'
                sent = 'run = httpx.post(f"{API}/runs", json=question).raise_for_status().json()'
                parts.append(f"{asked}\n{sent}")
        parts.append(
            "answer = httpx.get(f\"{API}/runs/{run['id']}/output.npy\").raise_for_status()\n"
            "out = np.load(io.BytesIO(answer.content))\n"
            "print(out.shape)"
        )
        return "\n".join(parts) + "\n"


class Curl(Library):
    """A shell script."""

    name = "curl"
    title = "curl"
    file = "convwalk.sh"
    packages = ()

    def program(self, run: Run, address: str) -> str:
        """See ``Library.program``."""
        lines = []
        for one in run.chain:
            question = written(one.question)
            if len(question) > QUESTION:
                lines.append(f"curl -fsS {address}/runs/{one.id}")
            else:
                lines.append(
                    f'curl -fsS -H "Content-Type: application/json" {address}/runs '
                    f"-d {shlex.quote(question)}"
                )
            lines.append("echo")
        lines.append(f"curl -fsS -o output.npy {address}/runs/{run.id}/output.npy")
        return "\n".join(lines) + "\n"
