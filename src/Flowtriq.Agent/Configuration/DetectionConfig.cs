using Flowtriq.Core.Detection;

namespace Flowtriq.Agent.Configuration;

/// <summary>Detection as configured.</summary>
internal sealed record DetectionConfig
{
    /// <summary>What holds for every interface and target.</summary>
    public DetectionOptions Options { get; init; } = new();

    /// <summary>Static thresholds by interface name; they win over those of <see cref="Options"/>.</summary>
    public IReadOnlyDictionary<string, StaticThreshold> Interfaces { get; init; } =
        new Dictionary<string, StaticThreshold>();
}
