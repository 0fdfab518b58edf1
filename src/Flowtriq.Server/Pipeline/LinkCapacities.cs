namespace Flowtriq.Server.Pipeline;

/// <summary>How much the links to other networks can carry, as their nodes last said.</summary>
internal sealed class LinkCapacities(NodeDirectory directory, LiveNodes live)
{
    /// <summary>All transit and peer links together, in bits per second; null when no capacity is known.</summary>
    internal double? OfNetwork()
    {
        var sum = directory
            .Current.Nodes.SelectMany(node => live.LinksOf(node.Id))
            .Sum(static link => link.CapacityBps);
        return sum > 0 ? sum : null;
    }
}
