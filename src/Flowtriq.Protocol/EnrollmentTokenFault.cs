namespace Flowtriq.Protocol;

/// <summary>Why a text is not an enrolment token.</summary>
public enum EnrollmentTokenFault : byte
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It does not begin with "ft1_".</summary>
    NotAToken,

    /// <summary>Characters are missing or too many: it was cut while copying.</summary>
    WrongLength,

    /// <summary>The checksum does not match: a character was mistyped.</summary>
    Mistyped,
}
