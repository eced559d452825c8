"""Reads shoal-desktop as a screen reader does, over AT-SPI, and tells what is shown: a role and a name a line.

usage: accessible_tree.py [ITEM DIALOG]   a menu item that is to be clicked before, and the dialog that it opens
"""
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

PATIENCE = 30  # seconds; only a failure uses it up


def wait_for(what, find):
    until = time.monotonic() + PATIENCE
    looks = GLib.timeout_add(50, lambda: True)
    while time.monotonic() < until:
        try:
            found = find()
        except GLib.Error:  # it went away while it was looked at
            found = None
        if found:
            GLib.source_remove(looks)
            return found
        GLib.MainContext.default().iteration(True)
    sys.exit(f"{what} did not come")


def children(node):
    for index in range(min(node.get_child_count(), 400)):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def application():
    for node in children(Atspi.get_desktop(0)):
        node.clear_cache()
        if "shoal" in node.get_name().lower() and node.get_child_count() > 0:
            return node
    return None


def named(top, role, name):
    return next((node for node in walk(top) if node.get_role_name() == role and node.get_name() == name), None)


def is_shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def shown(top, role, name):
    found = named(top, role, name)
    return found if found and is_shown(found) else None


def click(node):
    for index in range(node.get_n_actions()):
        if Atspi.Action.get_action_name(node, index).lower() in ("press", "click"):
            return node.do_action(index)
    sys.exit(f"{node.get_name()} has nothing to click")


def main():
    desktop = wait_for("the desktop", application)
    wait_for("the list of shares", lambda: shown(desktop, "tree", "Shares"))
    if len(sys.argv) > 1:
        click(wait_for(f"the menu item {sys.argv[1]}", lambda: named(desktop, "menu item", sys.argv[1])))
        wait_for(f"the dialog {sys.argv[2]}", lambda: (desktop.clear_cache(), shown(desktop, "dialog", sys.argv[2]))[1])
    for node in walk(desktop):
        # Menus are closed, and can be read all the same.
        if is_shown(node) or node.get_role_name() == "menu item":
            print(node.get_role_name(), node.get_name(), sep="\t")


main()
