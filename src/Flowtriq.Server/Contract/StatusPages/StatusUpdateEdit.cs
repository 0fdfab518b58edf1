namespace Flowtriq.Server.Contract.StatusPages;

/// <summary>Other words for an update.</summary>
/// <param name="Text">What the public reads from now on.</param>
public sealed record StatusUpdateEdit(string Text);
