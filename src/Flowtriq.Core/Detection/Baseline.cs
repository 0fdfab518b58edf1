namespace Flowtriq.Core.Detection;

/// <summary>
/// The last 300 one-second samples of one metric, in order of arrival and in order of size, so that both percentiles
/// are read without work. It does not decide what may be learned; its owner never adds a sample of an attack.
/// </summary>
public sealed class Baseline
{
    /// <summary>Samples held: five minutes.</summary>
    public const int Capacity = 300;

    /// <summary>Samples from which the baseline is provisional.</summary>
    public const int Provisional = 30;

    private readonly float[] arrived = new float[Capacity];
    private readonly float[] sorted = new float[Capacity];
    private int next;

    /// <summary>Samples held, 0..300.</summary>
    public int Count { get; private set; }

    /// <summary>How much it knows.</summary>
    public Readiness Readiness =>
        Count >= Capacity ? Readiness.Ready
        : Count >= Provisional ? Readiness.Provisional
        : Readiness.Learning;

    /// <summary>The median; 0 without samples.</summary>
    public double P50 { get; private set; }

    /// <summary>The 99th percentile (nearest rank; the maximum below 100 samples); 0 without samples.</summary>
    public double P99 { get; private set; }

    /// <summary>Adds a sample and drops the one of 300 seconds ago.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sample is negative or not a number.</exception>
    public void Add(double sample)
    {
        if (!(sample >= 0 && sample <= float.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(sample), sample, "A rate is finite and not negative.");

        var value = (float)sample;
        var used = sorted.AsSpan(0, Count);
        if (Count == Capacity)
        {
            var gone = used.BinarySearch(arrived[next]);
            used[(gone + 1)..].CopyTo(used[gone..]);
            used = used[..^1];
        }
        else
        {
            Count++;
        }

        var place = used.BinarySearch(value);
        if (place < 0)
            place = ~place;
        used[place..].CopyTo(sorted.AsSpan(place + 1));
        sorted[place] = value;
        arrived[next] = value;
        next = (next + 1) % Capacity;
        (P50, P99) = (At(0.5), At(0.99));
    }

    /// <summary>Copies the samples, oldest first; returns how many.</summary>
    internal int CopyTo(Span<float> samples)
    {
        for (var index = 0; index < Count; index++)
            samples[index] = arrived[(next - Count + index + Capacity) % Capacity];
        return Count;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        next = Count = 0;
        P50 = P99 = 0;
    }

    private double At(double quantile) => sorted[Math.Clamp((int)Math.Ceiling(quantile * Count) - 1, 0, Count - 1)];
}
