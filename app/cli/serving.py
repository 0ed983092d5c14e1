"""``convwalk serve``: the page and the API."""

import click

from app.settings import Settings

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (named, not bound to)


@click.command(
    epilog="""
\b
Every limit and path is set in the environment; docs/api.md lists them:
  CONVWALK_DATA=/srv/convwalk convwalk serve --port 8080
"""
)
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, show_envvar=True)
@click.option(
    "--port",
    envvar="PORT",
    default=8000,
    type=click.IntRange(1, 65535),
    show_default=True,
    show_envvar=True,
)
def serve(host: str, port: int) -> None:
    """Serve the page and the API until stopped."""
    # What only a server needs is read here, so that the other commands start at once.
    import uvicorn

    from app.main import create_app

    try:
        settings = Settings.from_environment()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    shown = "127.0.0.1" if host in EVERYWHERE else host
    click.echo(f"Convwalk: open http://{shown}:{port} (stop with Ctrl+C)")
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning")
