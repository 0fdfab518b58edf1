using Flowtriq.Core.Classification;

namespace Flowtriq.Lab.Packets.Streams;

/// <summary>A kind of attack and how one packet of it is made.</summary>
/// <param name="Name">Name on the command line, such as "dns-amplification".</param>
/// <param name="Family">What the classifier must call it.</param>
/// <param name="Make">Makes a packet; more than one frame when it is sent in fragments.</param>
public sealed record AttackRecipe(string Name, AttackFamily Family, Func<StreamPacket, IEnumerable<byte[]>> Make)
{
    /// <summary>The whole stream, in order of time.</summary>
    public IEnumerable<TimedFrame> Frames(StreamPlan plan)
    {
        var random = new Random(plan.Seed);
        var number = 0;
        while (number < plan.Count)
        {
            var target = plan.Targets[number % plan.Targets.Length];
            foreach (var frame in Make(new StreamPacket(random, number, target, plan.TargetPort)))
            {
                yield return new TimedFrame(plan.TimeOf(number), frame);
                number++;
            }
        }
    }
}
