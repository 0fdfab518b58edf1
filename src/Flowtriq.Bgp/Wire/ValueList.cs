using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Flowtriq.Bgp.Wire;

/// <summary>An immutable list that is equal by content, so that records of the wire are too.</summary>
[CollectionBuilder(typeof(ValueListMaker), nameof(ValueListMaker.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> items;

    internal ValueList(ImmutableArray<T> items) => this.items = items;

    /// <summary>Number of items.</summary>
    public int Count => items.IsDefault ? 0 : items.Length;

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The item at a place.</summary>
    public T this[int index] => items[index];

    /// <summary>The items.</summary>
    public ReadOnlySpan<T> Span => items.IsDefault ? [] : items.AsSpan();

    /// <summary>The same list with more at its end, without what it already holds.</summary>
    public ValueList<T> Union(ValueList<T> more)
    {
        if (more.IsEmpty)
            return this;
        if (IsEmpty)
            return more;
        var all = ImmutableArray.CreateBuilder<T>(Count + more.Count);
        all.AddRange(Span);
        foreach (var item in more.Span)
        {
            if (!all.Contains(item))
                all.Add(item);
        }
        return new ValueList<T>(all.ToImmutable());
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => (items.IsDefault ? [] : (IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T> other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Span)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The items, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', this);

    /// <summary>Same content.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Other content.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}
