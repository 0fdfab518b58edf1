using Flowtriq.Core.Detection;

namespace Flowtriq.Core.Tests.Detection;

public sealed class DetectionOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(new DetectionOptions().Validate("detection"));

    [Fact]
    public void Every_error_is_reported_with_path_value_and_reason()
    {
        var options = new DetectionOptions
        {
            Multiplier = 0.5,
            FloorPps = double.NaN,
            CapacityShare = 2,
            Interfaces = new StaticThreshold(-1, null),
            ResolveAfter = TimeSpan.Zero,
        };
        var errors = options.Validate("detection");
        Assert.Equal(
            [
                "detection.multiplier",
                "detection.floorPps",
                "detection.capacityShare",
                "detection.thresholdPps",
                "detection.resolveAfterSeconds",
            ],
            errors.Select(e => e.Path)
        );
        Assert.Equal(("0.5", "must be between 1.1 and 100"), (errors[0].Value, errors[0].Reason));
    }
}
