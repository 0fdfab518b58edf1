namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>One update as the public reads it.</summary>
public sealed record PublicUpdate(DateTimeOffset At, string Phase, string Text, DateTimeOffset? Edited);
