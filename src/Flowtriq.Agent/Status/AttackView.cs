namespace Flowtriq.Agent.Status;

/// <summary>An open attack as the agent last told of it.</summary>
/// <param name="Interface">Where it enters or leaves; empty when unknown.</param>
/// <param name="Inbound">Towards the protected network.</param>
/// <param name="Target">The attacked prefix; empty while unattributed.</param>
/// <param name="Family">Its kind as a whole.</param>
/// <param name="Subsiding">True while its end is being waited out.</param>
/// <param name="Onset">When it began.</param>
/// <param name="Pps">Packets a second now.</param>
/// <param name="Bps">Bits a second now.</param>
/// <param name="PeakBps">Most bits a second so far.</param>
/// <param name="Reason">Which bound fired, in a sentence.</param>
/// <param name="Vectors">Its parts with their shares: "DNS amplification 80%".</param>
internal sealed record AttackView(
    string Interface,
    bool Inbound,
    string Target,
    string Family,
    bool Subsiding,
    DateTimeOffset Onset,
    double Pps,
    double Bps,
    double PeakBps,
    string Reason,
    IReadOnlyList<string> Vectors
)
{
    /// <summary>Whom it hits and where: "to 192.0.2.1/32 on eth0".</summary>
    internal string Where =>
        $"{(Inbound ? "to" : "from")} {(Target.Length > 0 ? Target : "nobody in particular")}{(Interface.Length > 0 ? $" on {Interface}" : "")}";
}
