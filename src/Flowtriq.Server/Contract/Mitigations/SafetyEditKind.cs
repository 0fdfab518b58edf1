namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Edits that make more possible and so need two people.</summary>
public enum SafetyEditKind
{
    /// <summary>Takes addresses off the protected list.</summary>
    Unprotect,

    /// <summary>Adds to the own address space.</summary>
    AddOwn,
}
