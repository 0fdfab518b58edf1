using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Reports;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Ports;

/// <summary>
/// One interface of this node with what is measured on it. An edge port has detectors and a packet tap; any other is
/// counted and reported only.
/// </summary>
internal sealed class Port(NodeInterface about) : IDisposable
{
    private ulong _droppedIn;
    private ulong _droppedOut;

    /// <summary>Name, role, capacity.</summary>
    internal NodeInterface About { get; private set; } = about;

    /// <summary>Its counters; null while the kernel does not list it.</summary>
    internal KernelInterface? Kernel { get; private set; }

    /// <summary>What it receives: detector and rates of an edge port.</summary>
    internal InterfaceWatch? Inbound { get; init; }

    /// <summary>What it sends: detector and rates of an edge port.</summary>
    internal InterfaceWatch? Outbound { get; init; }

    /// <summary>The bounds of <see cref="Inbound"/> as last reported.</summary>
    internal ToldBounds InboundBounds { get; } = new();

    /// <summary>The bounds of <see cref="Outbound"/> as last reported.</summary>
    internal ToldBounds OutboundBounds { get; } = new();

    /// <summary>Rates of a port without detectors.</summary>
    internal PortRates Received { get; } = new();

    /// <summary>Rates of a port without detectors.</summary>
    internal PortRates Sent { get; } = new();

    /// <summary>The packet tap of an edge port; null without one.</summary>
    internal PacketTap? Tap { get; set; }

    /// <summary>Whether frames can pass, as last looked; what receives packets is up.</summary>
    internal bool Up { get; set; } = about.Facts.Up;

    /// <summary>Its interface is there, perhaps as another device of the same name.</summary>
    internal void Plug(NodeInterface about, KernelInterface? kernel)
    {
        if (about.Facts.Index != About.Facts.Index)
            CloseTap();
        (About, Kernel, Up) = (about, kernel, about.Facts.Up);
    }

    /// <summary>Its interface is gone.</summary>
    internal void Unplug()
    {
        CloseTap();
        (Kernel, Up) = (null, false);
    }

    /// <summary>Takes this tick's counters.</summary>
    internal void Read(TimeSpan uptime)
    {
        if (Kernel is not { Present: true } counters)
        {
            Inbound?.Absent();
            Outbound?.Absent();
            return;
        }

        if (Inbound is null || Outbound is null)
        {
            Received.Read(counters.Received, uptime);
            Sent.Read(counters.Sent, uptime);
            Up |= Received.Delta.Packets > 0;
            _droppedIn += Received.Delta.Drops;
            _droppedOut += Sent.Delta.Drops;
            return;
        }

        Inbound.Read(counters.Received, uptime);
        Outbound.Read(counters.Sent, uptime);
        Up |= Inbound.Delta.Packets > 0;
        _droppedIn += Inbound.Delta.Drops;
        _droppedOut += Outbound.Delta.Drops;
    }

    /// <summary>Packets the kernel dropped since the last call, received and sent.</summary>
    internal (ulong In, ulong Out) TakeDropped()
    {
        var taken = (_droppedIn, _droppedOut);
        (_droppedIn, _droppedOut) = (0, 0);
        return taken;
    }

    /// <summary>Closes the tap; a later look at the interfaces opens it again.</summary>
    internal void CloseTap()
    {
        Tap?.Dispose();
        Tap = null;
    }

    public void Dispose() => CloseTap();
}
