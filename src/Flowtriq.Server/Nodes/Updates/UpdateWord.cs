namespace Flowtriq.Server.Nodes.Updates;

/// <summary>What a node said about an update that it does not run.</summary>
/// <param name="RolledBack">It ran it and went back; otherwise it did not take it.</param>
/// <param name="Text">Why.</param>
internal sealed record UpdateWord(bool RolledBack, string Text);
