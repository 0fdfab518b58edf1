using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Tests.Kernel;

public sealed class SamplingFilterTests
{
    [Fact]
    public void Samples_with_the_kernels_random_number()
    {
        // ld rand; jge #0x40000000, refuse; ret #192; refuse: ret #0
        Assert.Equal(
            "2000000038F0FFFF" + "3500010000000040" + "06000000C0000000" + "0600000000000000",
            Convert.ToHexString(SamplingFilter.Build(4, 192, refuseOutgoing: false))
        );
    }

    [Fact]
    public void Takes_everything_at_one_in_one()
    {
        Assert.Equal("0600000080000000", Convert.ToHexString(SamplingFilter.Build(1, 128, refuseOutgoing: false)));
    }

    [Fact]
    public void Refuses_outgoing_frames_for_kernels_that_cannot()
    {
        // ld type; jeq #4, refuse; ret #128; refuse: ret #0
        Assert.Equal(
            "2000000004F0FFFF" + "1500010004000000" + "0600000080000000" + "0600000000000000",
            Convert.ToHexString(SamplingFilter.Build(1, 128, refuseOutgoing: true))
        );
    }

    [Theory]
    [InlineData(2, 0x8000_0000u)]
    [InlineData(1024, 0x0040_0000u)]
    [InlineData(1 << 20, 0x0000_1000u)]
    public void Turns_one_in_n_into_a_threshold(int oneIn, uint threshold) =>
        Assert.Equal(threshold, SamplingFilter.Threshold(oneIn));
}
