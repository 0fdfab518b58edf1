namespace Flowtriq.Server.Access;

/// <summary>What became of an attempt to sign in.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome() { }

    /// <summary>It is this member.</summary>
    internal sealed record In(Member Member) : SignInOutcome;

    /// <summary>The password is right; the code of the second factor is missing or wrong.</summary>
    internal sealed record CodeNeeded(bool Wrong) : SignInOutcome;

    /// <summary>Wrong, unknown or locked out: which of them is not told.</summary>
    internal sealed record Refused : SignInOutcome;
}
