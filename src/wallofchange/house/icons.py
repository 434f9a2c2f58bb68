"""The signs of the house, drawn on a grid of 24 with a line of 1.75: one place, no icon font."""

# The three of expectation are solid and differ in shape, so that no meaning hangs on colour alone.
SOLID = {"below", "met", "above"}

ICONS = {
    "below": '<path d="M4 6h16l-8 13z"/>',
    "met": '<path d="M4 7h16v3.5H4zM4 13.5h16V17H4z"/>',
    "above": '<path d="M4 18h16L12 5z"/>',
    "unstated": '<circle cx="12" cy="12" r="6" stroke-dasharray="3 3"/>',
    "house": '<path d="M3 5h7v5H3zM14 4h7v6h-7zM3 14h7v6H3zM14 14h7v5h-7z"/>',
    "today": '<path d="M4 17h16M7 17a5 5 0 0 1 10 0M12 5v3M4.5 9.5l2 2M19.5 9.5l-2 2M8 20.5h8"/>',
    "wall": '<path d="M4 4h5v16H4zM9.5 4h5v10h-5zM15 4h5v7h-5z"/>',
    "heard": '<path d="M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5"/>',
    "note": '<path d="M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4"/>',
    "waiting": '<path d="M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4"/>',
    "learned": '<path d="M9.5 18h5M10.5 21h3"/>'
    '<path d="M12 3a6 6 0 0 0-3.5 10.9c.7.6 1 1.3 1 2.1h5c0-.8.3-1.5 1-2.1A6 6 0 0 0 12 3z"/>',
    "moments": '<circle cx="5" cy="17" r="2"/><circle cx="12" cy="8" r="2"/><circle cx="19" cy="14" r="2"/>'
    '<path d="M6.3 15.3l4.4-5.6M13.5 9.3l4 3.4"/>',
    "import": '<path d="M12 3v11M7.5 9.5L12 14l4.5-4.5M4 16v4h16v-4"/>',
    "more": '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "next": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "up": '<path d="M12 19V5M6 11l6-6 6 6"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0"/>',
    "yes-and": '<path d="M4 5h16v11h-9l-4 4v-4H4zM12 7.5v6M9 10.5h6"/>',
    "yes-but": '<path d="M4 5h16v11h-9l-4 4v-4H4zM9 10.5h6"/>',
    "question": '<circle cx="12" cy="12" r="8.5"/>'
    '<path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.8h.01"/>',
    "measure": '<path d="M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6"/>',
    "screen": '<path d="M3 4.5h18v12H3zM12 16.5v4M8 20.5h8"/>',
    "stop": '<circle cx="12" cy="12" r="8.5"/><path d="M8 12h8"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2"/>'
    '<path d="M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>',
    "moon": '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>',
    "leave": '<path d="M10 4H5v16h5M10 12h10M16 8l4 4-4 4"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
    "undo": '<path d="M4 9h10a5.5 5.5 0 0 1 0 11H8M8 5L4 9l4 4"/>',
    "pin": '<path d="M9 3h6l-1 7 4 4H6l4-4zM12 14v7"/>',
    "lock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "file": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
}


def icon(name: str) -> str:
    """Draw one sign as inline SVG that takes the colour of the text beside it; KeyError if unknown."""
    kind = "icon solid" if name in SOLID else "icon"
    return f'<svg class="{kind}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ICONS[name]}</svg>'
