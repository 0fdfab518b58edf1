namespace Flowtriq.Core.Incidents;

/// <summary>Identity of a node (one agent); assigned by the server at enrolment and written into the node's certificate.</summary>
public readonly record struct NodeId(string Value)
{
    /// <summary>The identifier's text.</summary>
    public override string ToString() => Value;
}
