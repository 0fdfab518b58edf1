namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>A page that says one thing and may ask for one click.</summary>
/// <param name="Slug">The status page it belongs to; empty for none.</param>
/// <param name="Name">Whose page that is.</param>
/// <param name="Title">What it says.</param>
/// <param name="Text">The same at more length.</param>
/// <param name="Button">What the button says; null for none.</param>
/// <param name="Secret">Something to copy that is not shown again; null for nothing.</param>
public sealed record Notice(
    string Slug,
    string Name,
    string Title,
    string Text,
    string? Button = null,
    string? Secret = null
);
