"""The Jinja2 pages and the addresses of what they load."""

from app.pages.assets import Assets
from app.pages.router import pages_router

__all__ = ["Assets", "pages_router"]
