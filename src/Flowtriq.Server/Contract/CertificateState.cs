using System.Text.Json.Serialization;

namespace Flowtriq.Server.Contract;

/// <summary>What a node's certificate is worth.</summary>
[JsonConverter(typeof(CamelCaseEnum<CertificateState>))]
public enum CertificateState
{
    Valid,

    /// <summary>Nine tenths of its life are over and the node has not renewed it.</summary>
    Overdue,

    /// <summary>The node must be enrolled again.</summary>
    Expired,

    /// <summary>An operator ended it; the node must be enrolled again.</summary>
    Revoked,
}
