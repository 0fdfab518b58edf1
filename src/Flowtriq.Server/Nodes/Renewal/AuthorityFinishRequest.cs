namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>Asks for the end of a renewal.</summary>
/// <param name="LeaveBehind">Also when nodes have to be enrolled again because of it.</param>
public sealed record AuthorityFinishRequest(bool LeaveBehind = false);
