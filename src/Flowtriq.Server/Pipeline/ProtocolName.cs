using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Pipeline;

/// <summary>IP protocols as people write them.</summary>
internal static class ProtocolName
{
    internal static string Of(IpProtocol protocol) =>
        Enum.IsDefined(protocol) ? protocol.ToString().ToLowerInvariant() : $"ip{(byte)protocol}";
}
