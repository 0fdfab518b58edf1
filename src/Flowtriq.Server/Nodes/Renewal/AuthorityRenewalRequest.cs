namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>Asks for a renewal of the authority.</summary>
/// <param name="OverlapDays">How long both are trusted, 1 to 365; 90 when absent.</param>
public sealed record AuthorityRenewalRequest(int? OverlapDays = null)
{
    internal const int UsualDays = 90;
}
