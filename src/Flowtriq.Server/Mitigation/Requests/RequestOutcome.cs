using System.Collections.Immutable;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>What became of a person's word on a mitigation.</summary>
internal abstract record RequestOutcome
{
    private RequestOutcome() { }

    /// <summary>It is stored and acted on; the numbers of the mitigations concerned.</summary>
    internal sealed record Done(ImmutableArray<long> Numbers) : RequestOutcome;

    /// <summary>There is no such mitigation, or it is over.</summary>
    internal sealed record Unknown : RequestOutcome;

    /// <summary>It makes no sense now, or the safety kernel refused it.</summary>
    /// <param name="Reason">Why, for the person who asked.</param>
    internal sealed record Refused(string Reason) : RequestOutcome;
}
