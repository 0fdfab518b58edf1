namespace Flowtriq.Core.Detection;

/// <summary>What happened to an attack.</summary>
public enum AttackChangeKind : byte
{
    /// <summary>It began, or came back within its cooldown (then with the same id).</summary>
    Opened,

    /// <summary>It goes on; its target, state or rates changed.</summary>
    Updated,

    /// <summary>It is over.</summary>
    Closed,
}
