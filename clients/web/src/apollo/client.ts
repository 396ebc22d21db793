import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import possibleTypesResult from '~/gql/possibleTypes';
import { pause, socket } from '~/socket/socket';
import { authorizedHttp } from './authorizedHttp';
import { defaultOptions, typePolicies } from './cachePolicies';
import { ResumingLink } from './resumingLink';

export const client = new ApolloClient({
  cache: new InMemoryCache({
    typePolicies,
    possibleTypes: possibleTypesResult.possibleTypes,
  }),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new ResumingLink(socket, pause),
    authorizedHttp,
  ),
  defaultOptions,
});
