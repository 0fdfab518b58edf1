namespace Flowtriq.Server.Platform.Audit;

/// <summary>One change a request made.</summary>
/// <param name="What">For a person: "customer ACME: changed".</param>
/// <param name="Before">JSON of what it was; null when it was not there.</param>
/// <param name="After">JSON of what it is; null when it is gone.</param>
internal sealed record AuditNote(string What, string? Before, string? After);
