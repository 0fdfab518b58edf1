using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access.Provider;

/// <summary>Role mappings as they are stored, and the way to a provider as its cookie holds it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RoleMapping[]))]
[JsonSerializable(typeof(ProviderVisit))]
internal sealed partial class ProviderJson : JsonSerializerContext;
