package browser

import (
	"context"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// A Setting is how a reader's device differs from a wide, light screen.
type Setting func(context.Context) error

// Width makes the window as wide as given; below 700 pixels it is a phone.
func Width(pixels int64) Setting {
	return func(ctx context.Context) error {
		return call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: pixels, Height: 800, DeviceScaleFactor: 1, Mobile: pixels < 700,
		})
	}
}

// focused lets the window behave as the one in front, also while another tab is:
// tests run beside each other, and a person has one window.
func focused(ctx context.Context) error {
	return call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
}

// Dark says whether the reader prefers dark colours.
func Dark(dark bool) Setting {
	value := "light"
	if dark {
		value = "dark"
	}
	return func(ctx context.Context) error {
		return call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}},
		})
	}
}

// ForcedColors shows pages in the reader's own colours, light on black.
func ForcedColors(ctx context.Context) error {
	return call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"},
	}})
}

// Zoomed makes the window what is left of 1280 by 1024 pixels, the window of
// which WCAG 1.4.10 speaks, when the reader enlarges everything so many times.
func Zoomed(times int64) Setting {
	return func(ctx context.Context) error {
		return call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: 1280 / times, Height: 1024 / times, DeviceScaleFactor: float64(times),
		})
	}
}

// OnPaper shows pages as they are printed on A4 with margins of two centimetres.
func OnPaper(ctx context.Context) error {
	if err := call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		return err
	}
	return call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: 643, Height: 971, DeviceScaleFactor: 1, // 170 by 257 millimetres
	})
}

// Before runs a script in every page before any of its own.
func Before(script string) Setting {
	return func(ctx context.Context) error {
		return call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	}
}

// NoScript turns scripts off.
func NoScript(ctx context.Context) error {
	return call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// NoWorkers makes the browser one of before 2020, which knows no threads for modules.
func NoWorkers(ctx context.Context) error { return Before("delete globalThis.Worker")(ctx) }
