/**
 * The script of every page: it keeps what was read for later, and on a
 * write-up it makes the bar under the title work. Each part looks for what it
 * holds on to, and does nothing on a page without it. All of this is more than
 * reading: without the script every page says the same.
 */
import "../offline/page";
import "./pass-on";
