package e2e

import (
	"fmt"
	"time"

	"github.com/khotin/khotin/e2e/browser"
)

// watch counts what a page still waits for: its timers, but for announcements
// to those who hear it, and the answers of its workers. Its handlers have run
// when an answer no longer counts.
const watch = `(() => {
	const { setTimeout: start, clearTimeout: stop, MessageChannel: Channel } = globalThis;
	const longest = 500;
	const timers = new Set();
	let answers = 0;
	globalThis.setTimeout = (work, pause = 0, ...args) => {
		const timer = start(() => { timers.delete(timer); work(...args); }, pause);
		if (pause <= longest) timers.add(timer);
		return timer;
	};
	globalThis.clearTimeout = (timer) => { timers.delete(timer); stop(timer); };
	globalThis.MessageChannel = class extends Channel {
		constructor() {
			super();
			answers++;
			this.port1.addEventListener("message", () => start(() => answers--), { once: true });
		}
	};
	globalThis.isAtRest = () => document.readyState === "complete" && !timers.size && !answers;
})()`

// rests waits until the page has done all that it will do on its own: what was
// typed is searched for, answered and in the address.
func (r *reader) rests() { r.Helper(); r.waits("isAtRest()") }

// searches types into the search box, and waits for the answer to all of it:
// while a reader types there may be answers to a part.
func (r *reader) searches(text string) {
	r.Helper()
	r.types(text)
	r.rests()
}

// stopClock makes timers wait for the test to let time pass, however long that
// takes.
const stopClock = `(() => {
	let now = 0, last = 0;
	const timers = new Map();
	globalThis.setTimeout = (work, pause = 0, ...args) => { timers.set(++last, { at: now + pause, run: () => work(...args) }); return last; };
	globalThis.clearTimeout = (timer) => timers.delete(timer);
	globalThis.waitsFor = (milliseconds) => [...timers.values()].some(({ at }) => at - now === milliseconds);
	globalThis.pass = (milliseconds) => {
		now += milliseconds;
		for (const [timer, { at, run }] of [...timers].sort(([, a], [, b]) => a.at - b.at)) {
			if (at <= now && timers.delete(timer)) run();
		}
		return true;
	};
})()`

// passes lets time pass on a page whose clock stands still.
func (r *reader) passes(d time.Duration) {
	r.Helper()
	value[bool](r, fmt.Sprintf("pass(%d)", d.Milliseconds()))
}

// waitsFor waits until a page whose clock stands still has begun to wait for so long.
func (r *reader) waitsFor(d time.Duration) {
	r.Helper()
	r.waits(fmt.Sprintf("waitsFor(%d)", d.Milliseconds()))
}

// withWatch gives the settings of every reader: those of a test, on a page that is watched.
func withWatch(settings []browser.Setting) []browser.Setting {
	return append([]browser.Setting{browser.Before(watch)}, settings...)
}

// layoutShift adds up what moved without the reader's doing until two frames
// after the page is at rest. What moved is told with the frame that shows it.
const layoutShift = `(async () => {
	await document.fonts.ready;
	for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
	const observer = new PerformanceObserver(() => {});
	observer.observe({ type: "layout-shift", buffered: true });
	return observer.takeRecords().filter((shift) => !shift.hadRecentInput).reduce((sum, shift) => sum + shift.value, 0);
})()`

// shiftsNothing holds that nothing of the page has moved on its own.
func (r *reader) shiftsNothing() {
	r.Helper()
	r.rests()
	if shift := value[float64](r, layoutShift); shift != 0 {
		r.Errorf("%s: the layout shifts by %v", r.location(), shift)
	}
}
