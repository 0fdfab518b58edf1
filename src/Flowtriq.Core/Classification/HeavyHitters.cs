namespace Flowtriq.Core.Classification;

/// <summary>
/// The heaviest keys of a stream in fixed memory (the Space-Saving algorithm of Metwally, Agrawal and El Abbadi, 2005). A key's
/// guaranteed weight is a lower bound of its true weight; any key heavier than the total divided by the capacity is held.
/// </summary>
internal sealed class HeavyHitters<TKey>(int capacity)
    where TKey : struct, IEquatable<TKey>
{
    private readonly TKey[] _keys = new TKey[capacity];
    private readonly double[] _weights = new double[capacity];
    private readonly double[] _errors = new double[capacity];

    /// <summary>Keys held.</summary>
    internal int Count { get; private set; }

    internal TKey Key(int index) => _keys[index];

    internal double Guaranteed(int index) => _weights[index] - _errors[index];

    internal double WeightOf(TKey key)
    {
        var index = _keys.AsSpan(0, Count).IndexOf(key);
        return index < 0 ? 0 : Guaranteed(index);
    }

    internal void Add(TKey key, double weight)
    {
        var index = _keys.AsSpan(0, Count).IndexOf(key);
        if (index >= 0)
        {
            _weights[index] += weight;
            return;
        }

        var inherited = 0.0;
        if (Count < capacity)
        {
            index = Count++;
        }
        else
        {
            index = Lightest();
            inherited = _weights[index];
        }

        _keys[index] = key;
        _errors[index] = inherited;
        _weights[index] = inherited + weight;
    }

    internal void Clear() => Count = 0;

    private int Lightest()
    {
        var lightest = 0;
        for (var i = 1; i < Count; i++)
        {
            if (_weights[i] < _weights[lightest])
                lightest = i;
        }

        return lightest;
    }
}
