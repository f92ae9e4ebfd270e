//! A node's machine for one room: it follows the room's log and feeds the room.
