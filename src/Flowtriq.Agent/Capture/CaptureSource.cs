using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Capture;

/// <summary>What a capture says about the tap of one interface.</summary>
/// <param name="InterfaceIndex">The kernel's number, as the sampled packets carry it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Link">How its frames begin.</param>
/// <param name="SpeedBps">Link speed; 0 when unknown.</param>
/// <param name="OneIn">The sampling in force when the capture began.</param>
/// <param name="ReceivedBefore">Its packet counter when the capture began.</param>
/// <param name="DroppedBefore">Frames the tap had lost when the capture began.</param>
internal sealed record CaptureSource(
    int InterfaceIndex,
    string Name,
    LinkType Link,
    ulong SpeedBps,
    int OneIn,
    ulong ReceivedBefore,
    ulong DroppedBefore
);
