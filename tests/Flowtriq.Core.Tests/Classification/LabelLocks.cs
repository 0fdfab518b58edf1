using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Tests.Classification;

public sealed class LabelLocks
{
    [Fact]
    public void After_three_firm_agreements()
    {
        var portrait = new AttackPortrait();
        Assert.False(portrait.Observe(Picture(AttackFamily.Amplification)).Locked);
        Assert.False(portrait.Observe(Picture(AttackFamily.Amplification)).Locked);
        Assert.True(portrait.Observe(Picture(AttackFamily.Amplification)).Locked);
    }

    [Fact]
    public void And_the_family_stays_while_the_vectors_follow()
    {
        var portrait = Locked(AttackFamily.Amplification);

        var after = portrait.Observe(Picture(AttackFamily.SynFlood));

        Assert.Equal(AttackFamily.Amplification, after.Family);
        Assert.Equal("SynFlood", after.Vectors[0].Name);
    }

    [Fact]
    public void Not_while_the_family_changes()
    {
        var portrait = new AttackPortrait();
        foreach (
            var family in new[]
            {
                AttackFamily.UdpFlood,
                AttackFamily.UdpFlood,
                AttackFamily.SynFlood,
                AttackFamily.UdpFlood,
            }
        )
            Assert.False(portrait.Observe(Picture(family)).Locked);
    }

    [Theory]
    [InlineData(0.79, 1000)]
    [InlineData(1.0, 99)]
    public void Not_on_weak_evidence(double confidence, int sampled)
    {
        var portrait = new AttackPortrait();
        for (var i = 0; i < 10; i++)
            Assert.False(portrait.Observe(Picture(AttackFamily.UdpFlood, confidence, sampled)).Locked);
    }

    [Fact]
    public void The_revision_grows_only_with_news()
    {
        var portrait = new AttackPortrait();
        Assert.Equal(1, portrait.Observe(Picture(AttackFamily.UdpFlood)).Revision);
        Assert.Equal(1, portrait.Observe(Picture(AttackFamily.UdpFlood, sampled: 2000)).Revision);
        Assert.Equal(2, portrait.Observe(Picture(AttackFamily.UdpFlood)).Revision); // locked
        Assert.Equal(3, portrait.Observe(Picture(AttackFamily.UdpFlood, share: 0.7)).Revision);
        Assert.Equal(3, portrait.Observe(Picture(AttackFamily.UdpFlood, share: 0.65)).Revision);
    }

    [Fact]
    public void Losing_the_evidence_keeps_the_picture()
    {
        var portrait = Locked(AttackFamily.UdpFlood);
        Assert.Equal(AttackFamily.UdpFlood, portrait.Observe(AttackPicture.Unattributed).Family);
    }

    [Fact]
    public void A_restored_lock_holds()
    {
        var portrait = new AttackPortrait();
        portrait.Restore(Locked(AttackFamily.SynFlood).Current);
        Assert.Equal(AttackFamily.SynFlood, portrait.Observe(Picture(AttackFamily.AckFlood)).Family);
    }

    private static AttackPortrait Locked(AttackFamily family)
    {
        var portrait = new AttackPortrait();
        for (var i = 0; i < 3; i++)
            portrait.Observe(Picture(family));
        Assert.True(portrait.Current.Locked);
        return portrait;
    }

    private static AttackPicture Picture(
        AttackFamily family,
        double confidence = 0.9,
        int sampled = 1000,
        double share = 1
    ) =>
        new(
            family,
            [new AttackVector(family.ToString(), family, IpProtocol.Udp, null, share, share, 500, null, confidence)],
            confidence,
            10,
            null,
            [],
            sampled,
            false,
            0
        );
}
