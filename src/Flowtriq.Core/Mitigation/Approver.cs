namespace Flowtriq.Core.Mitigation;

/// <summary>A person who agreed. Two are different when their accounts are, whatever they are called.</summary>
/// <param name="Account">What identifies the person's account; blank agrees to nothing.</param>
/// <param name="Name">The name as people read it, at that time.</param>
public sealed record Approver(string Account, string Name)
{
    /// <inheritdoc/>
    public bool Equals(Approver? other) =>
        other is not null && string.Equals(Account, other.Account, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Account);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
