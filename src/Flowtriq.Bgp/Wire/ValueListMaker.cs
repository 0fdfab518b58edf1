namespace Flowtriq.Bgp.Wire;

/// <summary>Makes <see cref="ValueList{T}"/> from collection expressions.</summary>
public static class ValueListMaker
{
    /// <summary>A list of the items.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => new([.. items]);
}
