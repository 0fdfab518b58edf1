namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>An edit that waits for a second admin.</summary>
/// <param name="Number">Identifies it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Prefix">The addresses.</param>
/// <param name="Why">Why, in the words of who asked.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="By">Who asked.</param>
/// <param name="Expires">When it can no longer be confirmed.</param>
/// <param name="Mine">The reader asked for it, and so cannot confirm it.</param>
public sealed record SafetyEditView(
    long Number,
    SafetyEditKind Kind,
    string Prefix,
    string Why,
    DateTimeOffset At,
    string By,
    DateTimeOffset Expires,
    bool Mine
);
