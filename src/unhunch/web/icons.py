"""Small line icons, drawn on a grid of 24, in the colour of the text around them."""

_PATHS: dict[str, str] = {
    "today": '<circle cx="12" cy="12" r="4.5"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2'
    'M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>',
    "programme": '<rect x="3.5" y="5" width="17" height="15.5" rx="3"/><path d="M3.5 10h17M8 2.8V7'
    'M16 2.8V7M8 14h2.5M14 14h2M8 17h2.5"/>',
    "exercises": '<circle cx="12" cy="4.6" r="2.1"/><path d="M12 9.2v6M12 10.2L5.5 6.6M12 10.2l6.5-3.6'
    'M12 15l-4 6.2M12 15l4 6.2"/>',
    "learn": '<path d="M12 6.5C9.5 4.7 6.5 4.3 3 4.5v14c3.5-.2 6.5.2 9 2 2.5-1.8 5.5-2.2 9-2v-14'
    'c-3.5-.2-6.5.2-9 2zM12 6.5v14"/>',
    "progress": '<path d="M3.5 3.5v17h17"/><path d="M7 15l4-4.5 3.2 2.8L20 7"/>',
    "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2.2"/>'
    '<circle cx="9" cy="17" r="2.2"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "right": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "left": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "print": '<path d="M7 8V3.5h10V8M7 17H4.5A1.5 1.5 0 013 15.500V10a2 2 0 012-2h14a2 2 0 012 2v5.5'
    'a1.500 1.500 0 01-1.500 1.500H17"/><rect x="7" y="14" width="10" height="6.500" rx="1"/>',
    "phone": '<path d="M6 3.500h3l1.700 4.600-2.200 1.500a12 12 0 005.900 5.900l1.500-2.200 4.600 1.700v3'
    'a2 2 0 01-2.200 2C10.900 19.600 4.400 13.100 4 5.700a2 2 0 012-2.200z"/>',
    "swap": '<path d="M4 8h14M14.500 4.500L18 8l-3.500 3.500M20 16H6M9.500 12.500L6 16l3.500 3.500"/>',
    "clock": '<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5.200l3.300 2"/>',
    "star": '<path d="M12 3.800l2.500 5.200 5.700.8-4.100 4 1 5.700-5.100-2.700-5.100 2.700 1-5.700'
    '-4.100-4 5.700-.8z"/>',
    "undo": '<path d="M8.500 4.500L4 9l4.500 4.500M4 9h10a6 6 0 010 12h-3"/>',
    "walk": '<circle cx="13" cy="4.200" r="2"/><path d="M12.500 8.500l-1.500 6 3.500 3 1 4.500M11 14.500'
    'L9.500 18 6.500 21.500M12.500 9L8.500 11l-1 3M13 9.500l2 2.500 3 .8"/>',
    "play": '<path d="M8 5.200v13.600L19 12z"/>',
    "lock": '<rect x="5" y="10.500" width="14" height="10" rx="2.500"/><path d="M8 10.500V7.500a4 4 0 018 0v3"/>',
    "shield": '<path d="M12 3l7.500 2.800v5.700c0 4.600-3 7.900-7.500 9.500-4.500-1.600-7.500-4.900-7.500-9.500'
    'V5.800z"/><path d="M8.800 12l2.300 2.300 4.200-4.500"/>',
    "heart": '<path d="M12 20s-7.800-4.600-7.800-10.300A4.400 4.400 0 0112 7a4.400 4.400 0 017.800 2.700'
    'C19.800 15.400 12 20 12 20z"/>',
}
NAMES: tuple[str, ...] = tuple(_PATHS)
MARK = (
    '<svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" '
    'stroke-linecap="round"><circle cx="16" cy="5.5" r="3.600" fill="currentColor" stroke="none"/>'
    '<path stroke-width="4" d="M16 13.500v9"/><path stroke-width="3" d="M16 14.500C10 14 6 17 4.500 22'
    'M16 14.500c6-.5 10 2.500 11.500 7.500M10.500 29.500h11"/></svg>'
)


def icon(name: str) -> str:
    """Return the SVG of an icon; it is an ornament, the words beside it say the same.

    Raises KeyError for a name that is not drawn.
    """
    return (
        '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" '
        'stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">'
        f"{_PATHS[name]}</svg>"
    )
