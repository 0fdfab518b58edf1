using Flowtriq.Core.Detection;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// Reads "detection". <c>thresholdPps</c> and <c>thresholdBps</c> hold for interfaces and targets alike; "interfaces" and
/// "targets" inside it say otherwise.
/// </summary>
internal static class DetectionReader
{
    internal static DetectionConfig Read(ConfigSection detection)
    {
        var defaults = new DetectionOptions();
        var everything = Threshold(detection, default);
        var interfaces = detection.Section("interfaces");
        var overrides = new Dictionary<string, StaticThreshold>(StringComparer.Ordinal);
        foreach (var property in interfaces.Properties)
        {
            var one = interfaces.Section(property.Name);
            overrides[property.Name] = Threshold(one, everything);
            one.RefuseUnknown();
        }

        var targets = detection.Section("targets");
        var options = new DetectionOptions
        {
            Multiplier = detection.Number("multiplier", 1.1, 100) ?? defaults.Multiplier,
            ReferenceMultiplier = detection.Number("referenceMultiplier", 1.1, 100) ?? defaults.ReferenceMultiplier,
            FloorPps = detection.Number("floorPps", 1, 1e9) ?? defaults.FloorPps,
            FloorBps = detection.Number("floorBps", 1, 1e13) ?? defaults.FloorBps,
            CapacityShare = detection.Number("capacityShare", 0.01, 1) ?? defaults.CapacityShare,
            TargetShare = detection.Number("targetShare", 0.01, 1) ?? defaults.TargetShare,
            Interfaces = everything,
            Targets = Threshold(targets, everything),
            WindowsAtDouble = (int?)detection.Whole("windowsAtDouble", 1, 20) ?? defaults.WindowsAtDouble,
            WindowsBelowDouble = (int?)detection.Whole("windowsBelowDouble", 1, 20) ?? defaults.WindowsBelowDouble,
            ResolveAfter = detection.Seconds("resolveSeconds", 1, 3_600) ?? defaults.ResolveAfter,
            Cooldown = detection.Seconds("cooldownSeconds", 0, 3_600) ?? defaults.Cooldown,
            UpdateEvery = detection.Seconds("updateEverySeconds", 0.1, 60) ?? defaults.UpdateEvery,
        };
        targets.RefuseUnknown();
        detection.RefuseUnknown();
        return new DetectionConfig { Options = options, Interfaces = overrides };
    }

    private static StaticThreshold Threshold(ConfigSection section, StaticThreshold otherwise) =>
        new(
            section.Number("thresholdPps", 1, 1e9) ?? otherwise.Packets,
            section.Number("thresholdBps", 1, 1e13) ?? otherwise.Bits
        );
}
