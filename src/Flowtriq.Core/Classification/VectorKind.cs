using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>One class of packets the classifier counts apart.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Family">The family it belongs to.</param>
/// <param name="Protocol">IP protocol.</param>
/// <param name="Port">Which port is counted to identify it.</param>
/// <param name="Direct">True when its packets come straight from the attacker, so that their sources may be forged.</param>
internal readonly record struct VectorKind(
    string Name,
    AttackFamily Family,
    IpProtocol Protocol,
    PortRole Port,
    bool Direct
);
