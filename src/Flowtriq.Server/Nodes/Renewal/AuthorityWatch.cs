namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>What an operator has to see to before the authority ends, in a sentence.</summary>
internal sealed class AuthorityWatch(CertificateAuthority authority, AuthorityRenewals renewals, TimeProvider time)
{
    /// <summary>How long before its end a renewal is asked for.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(365);

    /// <summary>How long before the end of a renewal the nodes that would be left behind are named.</summary>
    private static readonly TimeSpan LastCall = TimeSpan.FromDays(14);

    /// <summary>Why no node can connect; null while they can.</summary>
    internal string? Problem =>
        time.GetUtcNow() >= authority.Acting.ExpiresAt
            ? $"The nodes' authority expired on {authority.Acting.ExpiresAt:yyyy-MM-dd}: no node can connect."
            : null;

    /// <summary>What should be done in time; null when nothing is to be done.</summary>
    internal string? Warning
    {
        get
        {
            var now = time.GetUtcNow();
            if (renewals.Last is { IsUnderWay: true } renewal)
                return now < renewal.Until - LastCall || renewals.Waiting is not [var first, ..] waiting
                    ? null
                    : $"{waiting.Length} of the nodes, {first.Name} among them, do not know the new authority yet and must be enrolled again after {renewal.Until:yyyy-MM-dd}.";
            return now >= authority.Acting.ExpiresAt - Ahead
                ? $"The nodes' authority expires on {authority.Acting.ExpiresAt:yyyy-MM-dd}: renew it, so that no node has to be enrolled again."
                : null;
        }
    }
}
