namespace Flowtriq.Core.Mitigation;

/// <summary>Names and limits of the FlowSpec fields.</summary>
public static class FlowSpecFieldText
{
    /// <summary>The field's name in a rule's text: "source-port".</summary>
    public static string Name(FlowSpecField field) =>
        field switch
        {
            FlowSpecField.Protocol => "protocol",
            FlowSpecField.Port => "port",
            FlowSpecField.DestinationPort => "destination-port",
            FlowSpecField.SourcePort => "source-port",
            FlowSpecField.IcmpType => "icmp-type",
            FlowSpecField.IcmpCode => "icmp-code",
            FlowSpecField.TcpFlags => "tcp-flags",
            FlowSpecField.PacketLength => "packet-length",
            FlowSpecField.Dscp => "dscp",
            FlowSpecField.Fragment => "fragment",
            FlowSpecField.FlowLabel => "flow-label",
        };

    /// <summary>The smallest value that means anything.</summary>
    public static uint Minimum(FlowSpecField field) =>
        field switch
        {
            FlowSpecField.PacketLength => 20,
            FlowSpecField.TcpFlags or FlowSpecField.Fragment => 1,
            _ => 0,
        };

    /// <summary>The largest value that is sent: a length above 9216 has crashed routers.</summary>
    public static uint Maximum(FlowSpecField field) =>
        field switch
        {
            FlowSpecField.Protocol or FlowSpecField.IcmpType or FlowSpecField.IcmpCode => 255,
            FlowSpecField.Port or FlowSpecField.DestinationPort or FlowSpecField.SourcePort => 65535,
            FlowSpecField.TcpFlags => 0xFF,
            FlowSpecField.PacketLength => 9216,
            FlowSpecField.Dscp => 63,
            FlowSpecField.Fragment => 15,
            FlowSpecField.FlowLabel => 0xF_FFFF,
        };

    /// <summary>True for a field that is only present where the packet carries a transport header.</summary>
    public static bool IsTransport(FlowSpecField field) =>
        field
            is FlowSpecField.Port
                or FlowSpecField.DestinationPort
                or FlowSpecField.SourcePort
                or FlowSpecField.IcmpType
                or FlowSpecField.IcmpCode
                or FlowSpecField.TcpFlags;
}
