using Flowtriq.Agent.Attacks;
using Flowtriq.Agent.Ports;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Reports;

/// <summary>What a report looks at.</summary>
internal sealed record LoopView(
    PortBoard Ports,
    PacketIntake Intake,
    PacketRing Ring,
    TargetMeter Targets,
    DetectionStage Detection,
    OpenAttacks Attacks
);
