using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Incidents;

/// <summary>One target with its rate and the standard error of its packet rate.</summary>
public readonly record struct TargetShare(IpPrefix Target, TrafficRate Rate, PacketsPerSecond StandardError);
