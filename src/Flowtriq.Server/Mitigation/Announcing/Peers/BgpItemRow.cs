namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>One configured thing in the database.</summary>
internal sealed record BgpItemRow(string Kind, string Name, string Json, byte[]? Secret, long At, string By);
