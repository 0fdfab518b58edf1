using BenchmarkDotNet.Attributes;
using Flowtriq.Core.Packets;

namespace Flowtriq.Benchmarks;

/// <summary>Longest-prefix match in a table of 100,000 prefixes, by random addresses of which about half match.</summary>
[MemoryDiagnoser]
public class PrefixLookup
{
    private const int Lookups = 4_096;
    private readonly IpAddress[] addresses = new IpAddress[Lookups];
    private PrefixTable<int> table = new([]);

    [Params(true, false)]
    public bool V4 { get; set; }

    [Params(100, 100_000)]
    public int Prefixes { get; set; }

    [GlobalSetup]
    public void Build()
    {
        var random = new Random(1);
        var prefixes = Enumerable
            .Range(0, Prefixes)
            .Select(_ => new IpPrefix(Any(random), V4 ? random.Next(12, 25) : random.Next(29, 49)))
            .ToArray();
        table = new PrefixTable<int>(prefixes.Select((prefix, at) => KeyValuePair.Create(prefix, at)));
        for (var i = 0; i < Lookups; i++)
            addresses[i] = i % 2 == 0 ? Any(random) : prefixes[random.Next(prefixes.Length)].Address;
    }

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int Find()
    {
        var found = 0;
        foreach (var address in addresses)
        {
            if (table.TryFind(address, out var value))
                found += value;
        }

        return found;
    }

    private IpAddress Any(Random random) =>
        V4
            ? IpAddress.FromV4((uint)random.NextInt64(1L << 32))
            : new IpAddress(
                new UInt128(0x2000_0000_0000_0000 | ((ulong)random.NextInt64() >> 2), (ulong)random.NextInt64())
            );
}
