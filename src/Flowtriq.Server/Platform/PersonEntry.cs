namespace Flowtriq.Server.Platform;

/// <summary>A member as others name and reach that person.</summary>
/// <param name="Number">Number of the member.</param>
/// <param name="Name">Name, as timelines show it.</param>
/// <param name="Email">E-mail address.</param>
public sealed record PersonEntry(long Number, string Name, string Email);
